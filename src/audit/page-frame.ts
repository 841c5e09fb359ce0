import { createHash } from 'node:crypto';
import { html, Markup } from './markup.js';
import { pageStyle } from './page-style.js';

/** A whole page, which loads nothing and runs nothing but its own `script`. */
export function page(title: string, body: Markup, script?: string): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(pageStyle)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Markup(`<style>${pageStyle}</style>`)}
      </head>
      <body>
        ${body}${script === undefined ? undefined : new Markup(`<script>${script}</script>`)}
      </body>
    </html>`.text
  }\n`;
}

/** As a content security policy names a text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
