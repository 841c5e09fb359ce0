/** The page of a rule, as text. */
declare module '*.md' {
  const text: string;
  export default text;
}
