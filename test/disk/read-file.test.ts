import { execFileSync, spawn } from 'node:child_process';
import { existsSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NodeHost } from '../../src/disk/node-host.js';
import { readFile, readNamed } from '../../src/disk/read-file.js';
import { inFolder, runCli } from '../cli/run-cli.js';

const notAFile = 'it is a pipe, a socket or a device';

describe('a file that is read', () => {
  it.each([0, 1, 65_535, 65_536, 200_000])('is given whole: %d bytes', async (length) => {
    const bytes = Buffer.alloc(length, 'abc');
    await inFolder({ a: bytes }, (cwd) => {
      expect(readFile(join(cwd, 'a')).equals(bytes)).toBe(true);
      expect(readNamed(join(cwd, 'a')).equals(bytes)).toBe(true);
    });
  });

  it('may be one of which the file system knows no size', () => {
    expect(readFile('/proc/self/status').toString()).toContain('Name:');
  });

  (existsSync('/proc/self/fd') ? it : it.skip)('is refused where it lies elsewhere once it is open', async () => {
    await inFolder({ 'in/a': 'a', 'out/a': 'b' }, (path) => {
      const cwd = realpathSync(path);
      symlinkSync('../out/a', join(cwd, 'in/file'));
      symlinkSync('../out', join(cwd, 'in/folder'));
      expect(readFile(join(cwd, 'in/a'), join(cwd, 'in')).toString()).toBe('a');
      for (const file of ['in/file', 'in/folder/a']) expect(() => readFile(join(cwd, file), join(cwd, 'in'))).toThrow('ERR_LINK_OUT');
    });
  });

  it('is refused where it is too large, or has no end', async () => {
    await inFolder({ a: '' }, (cwd) => {
      truncateSync(join(cwd, 'a'), 64 * 1024 * 1024 + 1);
      expect(() => readFile(join(cwd, 'a'))).toThrow('TOO_LARGE');
      expect(() => readNamed(join(cwd, 'a'))).toThrow('TOO_LARGE');
      expect(() => readNamed('/dev/zero')).toThrow('TOO_LARGE');
    });
  });

  it('is none where nobody may ever write to it', async () => {
    await inFolder({}, async (cwd) => {
      execFileSync('mkfifo', [join(cwd, 'pipe.bicep')]);
      for (const path of [join(cwd, 'pipe.bicep'), '/dev/zero', '/dev/null']) expect(() => readFile(path)).toThrow('NO_FILE');
      expect(() => readFile(cwd)).toThrow('EISDIR');
      const host = new NodeHost(cwd);
      expect([host.read('pipe.bicep'), host.refusal('pipe.bicep')?.reason]).toEqual([undefined, notAFile]);
      const module = "module m 'pipe.bicep' = {\n  name: 'm'\n}\n";
      writeFileSync(join(cwd, 'main.bicep'), module);
      expect((await runCli(['scan', 'pipe.bicep', 'main.bicep'], { cwd })).stdout).toContain(notAFile);
      expect((await runCli(['resources', 'pipe.bicep'], { cwd })).exitCode).toBe(2);
    });
  });

  it('may be a pipe that another program writes to, where a user names it', async () => {
    await inFolder({ 'main.bicep': '' }, async (cwd) => {
      execFileSync('mkfifo', [join(cwd, 'facts')]);
      const writer = spawn('sh', ['-c', 'echo "[]" > facts'], { cwd });
      const ended = new Promise((resolve) => writer.on('close', resolve));
      expect(readNamed(join(cwd, 'facts')).toString()).toBe('[]\n');
      await ended;
    });
  });
});

describe('a file that a user names', () => {
  it.each([
    ['--facts', '/dev/zero'],
    ['--baseline', '/dev/zero'],
    ['--config', '/dev/zero'],
    ['--parameters', '@/dev/zero'],
  ])('is read no further than makes sense: %s %s', async (option, file) => {
    await inFolder({ 'main.bicep': '' }, async (cwd) => {
      const { exitCode, stderr } = await runCli(['scan', 'main.bicep', option, file], { cwd });
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(/too large|cannot read/) as unknown });
    });
  });
});
