import { expect, Page, test } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { comparePictures } from './comparePictures';

const FOLDER = join(__dirname, 'reference');
const fileOf = (name: string) => join(FOLDER, `${name}.webp`);

/** The share of a picture that may differ. */
export const MAY_DIFFER = 0.005;
const PATIENCE_MS = 10_000;

/** The picture that is kept with this name. */
export function readReference(name: string): Buffer {
  return readFileSync(fileOf(name));
}

function take(page: Page) {
  return page.screenshot({ animations: 'disabled' });
}

/** The page once all has loaded and moves no more; what counts seconds may go on. */
export async function takeAtRest(page: Page): Promise<Buffer> {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  let last = await take(page);
  await expect(async () => {
    const before = last;
    await page.waitForTimeout(1_000);
    last = await take(page);
    const { share } = await comparePictures(last, before);
    expect(share).toBeLessThan(MAY_DIFFER / 2);
  }).toPass({ timeout: 3 * PATIENCE_MS });
  return last;
}

/** Kept at half the size: enough to see what it should look like. */
async function keep(picture: Buffer, name: string) {
  const { width } = await sharp(picture).metadata();
  const half = sharp(picture).resize(Math.round(width / 2));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name), await half.webp({ quality: 80 }).toBuffer());
}

/** Fails unless the page looks like the picture that is kept of it; `--update-snapshots` keeps another. */
export async function expectPicture(page: Page, name: string): Promise<void> {
  const { updateSnapshots } = test.info().config;
  if (updateSnapshots === 'all' || updateSnapshots === 'changed') {
    await keep(await takeAtRest(page), name);
    return;
  }
  const reference = readReference(name);
  const deadline = Date.now() + PATIENCE_MS;
  let picture = await take(page);
  let difference = await comparePictures(picture, reference);
  while (difference.share > MAY_DIFFER && Date.now() < deadline) {
    await page.waitForTimeout(500);
    picture = await take(page);
    difference = await comparePictures(picture, reference);
  }
  if (difference.share > MAY_DIFFER) {
    await attach(`${name}-actual.png`, picture);
    await attach(`${name}-diff.png`, difference.map);
    await attach(`${name}-expected.webp`, reference);
  }
  expect
    .soft(difference.share, `the share of ${name} that looks otherwise`)
    .toBeLessThanOrEqual(MAY_DIFFER);
}

async function attach(name: string, picture: Buffer) {
  const path = test.info().outputPath(name);
  writeFileSync(path, picture);
  await test.info().attach(name, { path });
}
