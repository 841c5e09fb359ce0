/** A word, or a text in quotes up to the quote that ends it, unless it is a variable, a command in its place, a placeholder or an option. */
const word = String.raw`[^\s"'\x60$<{()=\\,;&\]-][^\s"'\x60\\;&]*`;
const value = String.raw`(?:\\?"(?=[^"\\\r\n]{1,700}\\?"(?:[\s;&|"'\\)]|$))([^"$<\\-][^"\\\r\n]*)|'(?=[^'\\\r\n]{1,700}'(?:[\s;&|"'\\)]|$))([^'$<\\-][^'\\\r\n]*)|(?:\\?["'])?(${word}))`;

/** The rest of a command, as far as it is looked at. */
const rest = String.raw`[^\r\n|;&]{0,200}?`;
const space = String.raw`(?:[ \t]|\\t){1,20}`;
const keys = '(?:account|access|api|auth|shared|storage|primary|secondary|subscription|functions)[-_]?key';
const secret = `(?:secret|token|password|passwd|passphrase|pwd|${keys})`;

const named = /secret|token|pass|pwd|key/i;

/** A sign without which a pattern fits nowhere: it is cheap to look for, and few texts have it. */
const patterns = (
  [
    // Options, as of the Azure CLI, and those of Windows with a slash.
    [named, String.raw`(?<![\w-])--?(?:[\w-]{1,40}[-_])?(?:${secret}|pass)(?:=|${space})${value}`],
    [/\/(?:pass|pwd|rp)/i, String.raw`(?<![\w/:.])/(?:pass|password|pwd|rp)(?:[:=]|${space})${value}`],
    // Variables that are set for a command, and settings in lists.
    [
      /(?:secret|token|pass|passw(?:or)?d|passphrase|pwd|key)=/i,
      String.raw`(?<![\w.-])(?:[\w.]{0,60}${secret}|(?:[\w.]{0,60}[_.])?pass)=${value}`,
    ],
    // The name and password of `curl`.
    [
      /(?<![\w-])-(?:u|-(?:proxy-)?user)/i,
      String.raw`(?<![\w-])(?:-u|--(?:proxy-)?user)(?:=|[ \t]{0,20})(?:\\?["'])?[^\s:"'\x60$<\\-][^\s:"'\x60\\]{0,100}:(${word})`,
    ],
    // Passwords of commands whose option for them has one letter.
    [/[ \t]-p/, String.raw`\b(?:sshpass|mysql|mysqldump|psexec|useradd|usermod|login)\b${rest}[ \t]-p[ \t]{0,20}${value}`],
    [/[ \t]-P/, String.raw`\b(?:sqlcmd|bcp)\b${rest}[ \t]-P[ \t]{0,20}${value}`],
    // Headers of requests.
    [/authorization/i, String.raw`\bauthorization\s{0,5}[:=]\s{0,5}(?:\\?["'])?(?:bearer|basic|token|sharedkey)\s{1,5}(${word})`],
    [/-(?:key|token|secret|password)\s{0,5}:\s/i, String.raw`(?<![\w-])[\w-]{1,40}-(?:key|token|secret|password)\s{0,5}:\s{1,5}(${word})`],
    // PowerShell, with its variables.
    [named, String.raw`[$]\w{0,60}${secret}[ \t]{0,20}=[ \t]{1,20}${value}`],
    [/ConvertTo-SecureString/i, String.raw`\bConvertTo-SecureString${space}(?:-String${space})?${value}`],
    // What is piped into a command that reads a password.
    [
      /passw/i,
      String.raw`\becho${space}(?:-n${space})?${value}(?:\\?["'])?[ \t]{0,20}\|[^\r\n|]{0,200}\b(?:password-stdin|chpasswd|passwd)\b`,
    ],
    // Private keys, and tokens that one knows by their form.
    [/PRIVATE KEY/i, String.raw`-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----((?:[^-]|-(?!----))+)`],
    [/\.eyJ/i, String.raw`(?<![\w-])(?=[\w-]{11,}\.eyJ[\w-]{8,}\.)(?:[\w-]*?-)?(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)`],
    [/gh[pousr]_|github_pat_|glpat-|xox[abprs]-/i, String.raw`\b((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[\w-]{20,})`],
  ] as const
).map(([sign, pattern]) => ({ sign, pattern: new RegExp(pattern, /-[pP]\[/.test(pattern) ? 'gd' : 'gid') }));

/** Where commands in a text, and requests that they make, spell out what lets whoever has it in. Each is looked for in a bounded part of its line. */
export function commandSecretsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const likely = patterns.filter(({ sign }) => sign.test(text));
  return likely.flatMap(({ pattern }) =>
    Array.from(text.matchAll(pattern)).flatMap(({ indices = [] }) =>
      indices
        .slice(1)
        .flatMap((place: readonly [number, number] | undefined) => (place === undefined ? [] : { start: place[0], end: place[1] })),
    ),
  );
}
