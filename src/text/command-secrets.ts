/** A word, or a text in quotes up to the quote that ends it, unless it is a variable, a command in its place, a placeholder or an option. */
const word = String.raw`[^\s"'\x60$<{()=\\,;&\]-][^\s"'\x60\\;&]*`;
const value = String.raw`(?:\\?"(?=[^"\\\r\n]{1,700}\\?"(?:[\s;&|"'\\)]|$))([^"$<\\-][^"\\\r\n]*)|'(?=[^'\\\r\n]{1,700}'(?:[\s;&|"'\\)]|$))([^'$<\\-][^'\\\r\n]*)|(?:\\?["'])?(${word}))`;

/** A text in double or single quotes that may have escapes in it. */
const quoted = String.raw`(?:\\?"([^"$\r\n]{1,300}?)\\?"|'([^'$\r\n]{1,300})')`;
/** One word, or several in quotes, that are no secret. */
const other = String.raw`(?:\\?"[^"\r\n]{1,200}"|\\?'[^'\r\n]{1,200}'|[^\s"'|;&]{1,200})`;

/** The rest of a command, as far as it is looked at. */
const rest = String.raw`[^\r\n|;&]{0,200}?`;
const space = String.raw`(?:[ \t]|\\t){1,20}`;
/** Between an option and its value that are items of a list. */
const nextItem = String.raw`\\?["'](?:\s{0,20},\s{0,40}|\s{1,40})(?=\\?["'])`;
const keys = '(?:account|access|api|auth|shared|storage|primary|secondary|subscription|functions)[-_]?key';
const secret = `(?:secret|token|password|passwd|passphrase|pwd|connection[-_]?string|${keys})`;

const snmp = String.raw`\bsnmp(?:(?:bulk)?(?:get|walk)|getnext|set|table|trap|inform|status|df|delta|test|netstat|ps|usm|vacm)\b`;

const named = /secret|token|pass|pwd|key|connection/i;

/** Patterns that are tried on each text that has their sign. */
const usual = compiled([
  // Options, as of the Azure CLI, and those of Windows with a slash.
  [
    named,
    String.raw`(?<![\w-])--?(?:(?:[\w-]{1,40}[-_])?(?:${secret}|pass)|[a-z]{1,40}${secret}|(?:src|dest)?(?:store|key)pass)(?:=|${space}|${nextItem})${value}`,
  ],
  // Variables that are set for a command, and settings in lists.
  [
    /(?:secret|token|pass|passw(?:or)?d|passphrase|pwd|connection[-_]?string|key)=/i,
    String.raw`(?:${secret}=(?<=(?<![\w.-])[\w.]{0,60}${secret}=)|pass=(?<=(?<![\w.-])(?:[\w.]{0,60}[_.])?pass=))${value}`,
  ],
  // The name and password of `curl`.
  [
    /(?<![\w-])-(?:[a-z]{0,5}u|-(?:proxy-)?user)/i,
    String.raw`(?<![\w-])(?:-[a-z]{0,5}u|--(?:proxy-)?user)(?:=|[ \t]{0,20}|${nextItem})(?:\\?["'])?[^\s:"'\x60$<\\-][^\s:"'\x60\\]{0,100}:(${word})`,
  ],
  // Headers of requests.
  [/authorization/i, String.raw`\bauthorization(?:\\?["'])?\s{0,5}[:=]\s{0,5}(?:\\?["'])?(?:bearer|basic|token|sharedkey)\s{1,5}(${word})`],
  [/-(?:key|token|secret|password)\s{0,5}:\s/i, String.raw`(?<![\w-])[\w-]{1,40}-(?:key|token|secret|password)\s{0,5}:\s{1,5}(${word})`],
  // Data of requests, in quotes.
  [
    /(?:secret|token|pass|passwd|password|pwd|key)\\?["']\s{0,5}:/i,
    String.raw`(?:\\["'][\w-]{0,60}${secret}\\["']\s{0,5}:\s{0,5}\\["']([^"'$\\\r\n]{1,300})|'\{[^'\r\n]{0,200}?"[\w-]{0,60}${secret}"\s{0,5}:\s{0,5}"([^"'$\r\n]{1,300}))`,
  ],
  // PowerShell, with its variables.
  [named, String.raw`[$](?:\{?env:)?\w{0,60}${secret}\}?[ \t]{0,20}=[ \t]{1,20}${value}`],
]);

/** A sign of all that the rest is about: few texts have it, and none of the rest is looked for in others. */
const rare = new RegExp(
  [
    String.raw`\b(?:plink|pscp|setx?[ \t][^\r\n]{0,200}?(?:secret|token|passw(?:or)?d|passphrase|pwd|key)[ \t\\]|setapikey|secret[ \t]{1,20}set)`,
    String.raw`\b(?:redis-cli|ldap|openssl|nuget|(?:ht|ch|mk|vnc)?passwd|snmp\w{2,10}[ \t]|net1?(?:\.exe)?[ \t]{1,20}use|rabbitmqctl|rclone|vault[ \t]{1,20}login)`,
    String.raw`\b(?:smbclient|lftp|https?[ \t](?:[^\r\n]{0,200}[ \t])?-a|send[ \t][^\r\n]{0,200}\\r)`,
    String.raw`rdp|-from-literal|SetEnvironmentVariable|env:|password=[ \t]|<<<|pass:|NetworkCredential|ConvertTo-SecureString`,
    String.raw`[ \t]-(?:pw[ \t]|-oauth2-bearer|h?p)|/(?:pass|pwd|rp)|-stdin|with-token|\bsudo[ \t]`,
    String.raw`PRIVATE KEY|\.eyJ|gh[pousr]_|github_pat_|glpat-|xox[abprs]-`,
  ].join('|'),
  'i',
);

const rarely = compiled([
  [/[ \t]-(?:pw|-oauth2-bearer)[ \t]/i, String.raw`[ \t]-(?:pw|-oauth2-bearer)${space}${value}`],
  [/\/(?:pass|pwd|rp)/i, String.raw`(?<![\w/:.])/(?:pass|password[do]?|pwd|rp)(?:[:=]|${space})${value}`],
  // Passwords of commands whose option for them has one letter.
  [
    /[ \t]-h?p/,
    String.raw`\b(?:sshpass|mysql\w{0,10}|mariadb[\w-]{0,10}|mongo\w{0,10}|[Pp]s[Ee]xec(?:64)?(?:\.exe)?|user(?:add|mod)|login|nuget|snowsql|twine|7z[ar]?|(?:un)?rar)\b${rest}[ \t]-h?p(?:=|[ \t]{0,20})${value}`,
  ],
  [/[ \t]-P/, String.raw`\b(?:sqlcmd|bcp|(?:un)?zip|mosquitto_[ps]ub|ipmitool)\b${rest}[ \t]-P[ \t]{0,20}${value}`],
  [/ConvertTo-SecureString/i, String.raw`\bConvertTo-SecureString(?:${space}-(?:String|AsPlainText|Force)){0,3}${space}${value}`],
  [/ConvertTo-SecureString/i, String.raw`${quoted}[ \t]{0,20}\|[ \t]{0,20}ConvertTo-SecureString`],
  // What is piped into a command that reads a password.
  [
    /\|[ \t]{0,20}(?:\S{1,40}[ \t]{1,20}){0,8}(?:\S{0,20}passw|sudo[ \t]|-{1,2}with-token)/i,
    String.raw`\b(?:echo(?:${space}-[ne]{1,3})?|printf(?:${space}\\?["']%s(?:\\{1,2}n)?\\?["'])?)${space}(?:${quoted}|${value})(?:\\?["'])?[ \t]{0,20}\|[^\r\n|]{0,200}\b(?:password-stdin|(?:ch|mk)?passwd|with-token|sudo${rest}[ \t]-\w{0,5}S)\b`,
  ],
  // Private keys, and tokens that one knows by their form.
  [/PRIVATE KEY/i, String.raw`-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----((?:[^-]|-(?!----))+)`],
  [/\.eyJ/i, String.raw`(?<![\w-])(?=[\w-]{11,}\.eyJ[\w-]{8,}\.)(?:[\w-]*?-)?(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)`],
  [/gh[pousr]_|github_pat_|glpat-|xox[abprs]-/i, String.raw`\b((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[\w-]{20,})`],
  [/rdp\b/i, String.raw`\b\w{0,20}rdp\b${rest}[ \t]/p:${value}`],
  // Values of settings and of secrets that commands set.
  [/(?:setx?|setapikey)[ \t]/i, String.raw`\b(?:setx?${space}(?:[-/]\w{1,20}${space})?[^\s"'=]{0,100}${secret}|setapikey)${space}${value}`],
  [/secret[ \t]{1,20}set\b/i, String.raw`\bsecret${space}set\b${rest}[ \t]--value(?:=|${space})${value}`],
  [/-from-literal/i, String.raw`--from-literal(?:=|${space})(?:\\?["'])?[\w.-]{1,100}=${value}`],
  [/SetEnvironmentVariable/i, String.raw`\bSetEnvironmentVariable\(\s{0,5}\\?["']\w{0,60}${secret}\\?["']\s{0,5},\s{0,5}${value}`],
  [/env:\w{0,60}["']?[ \t]{1,20}-Value/i, String.raw`env:\w{0,60}${secret}["']?${space}-Value${space}${value}`],
  [/(?:password|obj)=[ \t]/i, String.raw`\bpassword=[ \t]{1,20}${value}`],
  [/[ \t]-[awk]/, String.raw`\b(?:redis-cli${rest}[ \t]-a|ldap\w{1,10}${rest}[ \t]-w|(?:openssl|nuget)${rest}[ \t]-k)[ \t]{1,20}${value}`],
  [/pass:/i, String.raw`[ \t]-?pass(?:in|out)?${space}(?:\\?["'])?pass:(${word})`],
  [
    /mkpasswd[ \t]/,
    String.raw`\bmkpasswd(?:${space}(?:(?:-[mPRS]|--(?:method|rounds|salt))${space}${other}|--?[\w-]{1,20}(?:=${other})?)){0,6}${space}${value}`,
  ],
  [/passwd[ \t]{1,20}-/i, String.raw`\bpasswd${space}-(?:[1569]|apr1|crypt)${space}${value}`],
  [/[ \t]-[cA]/, String.raw`${snmp}${rest}[ \t]-[cA][ \t]{0,20}${value}`],
  [/[ \t]-X/, String.raw`${snmp}${rest}[ \t]-X[ \t]{0,20}${value}`],
  // The last of the words of a command.
  [
    /\bnet1?(?:\.exe)?[ \t]{1,20}use/i,
    String.raw`\bnet1?(?:\.exe)?${space}use${space}(?:[a-z*]:?${space})?\\{2,4}[^\s"']{1,200}${space}(?![/*])${value}`,
  ],
  [/\bnet1?(?:\.exe)?[ \t]{1,20}use[ \t]/i, String.raw`\bnet1?(?:\.exe)?${space}use${space}${rest}/user:${other}${space}(?![/*])${value}`],
  [/\bnet1?(?:\.exe)?[ \t]{1,20}user[ \t]/i, String.raw`\bnet1?(?:\.exe)?${space}user${space}${other}${space}(?![/*])${value}`],
  [/htpasswd/i, String.raw`\bhtpasswd${space}-\w{0,5}b\w{0,5}${space}${other}${space}${other}${space}${value}`],
  [
    /rabbitmqctl|rclone|vault/i,
    String.raw`\b(?:rabbitmqctl${space}(?:add_user|change_password)${space}${other}|rclone${space}obscure|vault${space}login)${space}${value}`,
  ],
  // Names and passwords with a sign between them.
  [/[ \t]-U[ \t]{0,20}[^\s%]{1,100}%/, String.raw`[ \t]-U[ \t]{0,20}[^\s%]{1,100}%(${word})`],
  [
    /\b(?:lftp|https?)[ \t]/,
    String.raw`\b(?:lftp${rest}[ \t]-u${space}[^\s,]{1,100},|https?${rest}[ \t]-a${space}[^\s:$]{1,100}:)(${word})`,
  ],
  [/NetworkCredential/i, String.raw`\bNetworkCredential(?:\]::new)?\(\s{0,5}(?:[$][\w:.]{1,100}|${other})\s{0,5},\s{0,5}${value}`],
  [/<<</, String.raw`\b(?:\w{0,10}passwd|sudo|login)\b${rest}<<<[ \t]{0,20}${value}`],
  [/send[ \t].{0,200}\\r/i, String.raw`\bsend${space}(?:--${space})?\\?"([^"$\r\n]{1,200}?)\\{1,2}r\\?"`],
]);

/** Each has a sign without which it fits nowhere: it is cheap to look for, and few texts have it. The pattern looks at letter case as the sign does. */
function compiled(patterns: readonly (readonly [RegExp, string])[]): readonly { readonly sign: RegExp; readonly pattern: RegExp }[] {
  return patterns.map(([sign, pattern]) => ({ sign, pattern: new RegExp(pattern, `gd${sign.flags}`) }));
}

/** Where commands in a text, and requests that they make, spell out what lets whoever has it in. Each is looked for in a bounded part of its line. */
export function commandSecretsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const likely = [...usual, ...(rare.test(text) ? rarely : [])].filter(({ sign }) => sign.test(text));
  return likely.flatMap(({ pattern }) =>
    Array.from(text.matchAll(pattern)).flatMap(({ indices = [] }) =>
      indices
        .slice(1)
        .flatMap((place: readonly [number, number] | undefined) => (place === undefined ? [] : { start: place[0], end: place[1] })),
    ),
  );
}
