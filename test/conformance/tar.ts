/** The regular files of an uncompressed tar archive (ustar, with GNU and pax long names), in order. */
export function* filesOfTar(archive: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  let longName: string | undefined;
  for (let at = 0; at + 512 <= archive.length;) {
    const header = archive.subarray(at, at + 512);
    const name = textField(header, 0, 100);
    if (name === '') return;
    const size = Number.parseInt(`0${textField(header, 124, 12).trim()}`, 8);
    const content = archive.subarray(at + 512, at + 512 + size);
    const kind = String.fromCharCode(header[156] ?? 0);
    at += 512 + Math.ceil(size / 512) * 512;
    if (kind === 'L') longName = content.toString('utf8').replace(/\0.*$/s, '');
    else if (kind === 'x') longName = paxPath(content.toString('utf8')) ?? longName;
    else {
      if (kind === '0' || kind === '\0') yield { name: longName ?? prefixed(textField(header, 345, 155), name), content };
      longName = undefined;
    }
  }
}

function textField(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

function prefixed(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`;
}

function paxPath(records: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records)?.[1];
}
