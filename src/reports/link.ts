/** A text that a terminal opens an address for, where it has one. */
export type Link = (text: string, address: string | undefined) => string;

/** What can stand in the control sequence of a link, and means a page. */
const linkable = /^https?:\/\/[\x21-\x7e]+$/;

/** Makes links as terminals know them (OSC 8), or none. Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
export function linkWith(links: boolean): Link {
  return (text, address) =>
    links && address !== undefined && linkable.test(address) ? `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007` : text;
}
