FROM node:22-alpine AS build
WORKDIR /plumblint
COPY . .
RUN npm ci --no-audit --no-fund && node scripts/build.js

FROM node:22-alpine
RUN apk add --no-cache git
COPY --from=build /plumblint/dist /plumblint
WORKDIR /work
USER node
ENTRYPOINT ["node", "/plumblint/cli.cjs"]
CMD ["scan"]
