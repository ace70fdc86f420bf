// A small disk for the office, which a test fills and frees: a tmpfs of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, statfs, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHUNK = Buffer.alloc(64 * 1024, 1);

export class SmallDisk {
  /** A disk of so many bytes; where this machine lets nobody mount one, the reason in place of it. */
  static mount(size) {
    const disk = new SmallDisk();
    disk.folder = mkdtempSync(join(tmpdir(), 'fengyang-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'fengyang', disk.folder], { stdio: 'pipe' });
    } catch (error) {
      rmdirSync(disk.folder);
      return { why: `no disk can be mounted here: ${String(error.stderr ?? error.message).trim()}` };
    }
    return { disk };
  }

  async room() {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Fills the disk, or frees it, until just so many bytes are left. */
  async leave(bytes) {
    const path = join(this.folder, 'filler');
    const file = await open(path, 'a');
    try {
      const { size } = await file.stat();
      const room = await this.room();
      if (room < bytes) await truncate(path, Math.max(0, size - (bytes - room)));
      for (let left = (await this.room()) - bytes; left > 0; left -= CHUNK.length) await file.write(CHUNK.subarray(0, Math.min(left, CHUNK.length)));
    } finally {
      await file.close();
    }
  }

  unmount() {
    execFileSync('umount', [this.folder]);
    rmdirSync(this.folder);
  }
}
