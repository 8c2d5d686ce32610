import { abridge } from '@pipeline-health/plugin-pipeline-health-common';

const ADDRESS = /^(?:s3[an]?:\/\/)?(.*)$/i;

/** The bucket and the folders of an S3 address, without empty ones. */
export function segmentsOf(address: string): string[] {
  const [, path = ''] = ADDRESS.exec(address.trim()) ?? [];
  return path.split('/').filter(Boolean);
}

/** How many levels an address lies below another; undefined when it does not. */
export function levelsBelow(
  address: string,
  parent: string,
): number | undefined {
  const inner = segmentsOf(address);
  const outer = segmentsOf(parent);
  return outer.length > 0 &&
    outer.every((segment, index) => inner[index] === segment)
    ? inner.length - outer.length
    : undefined;
}

/** An address that is longer than there is room for, without what lies in the middle. */
export function shortAddress(address: string, room: number): string {
  if (address.length <= room) {
    return address;
  }
  const [bucket, ...folders] = segmentsOf(address);
  const end = address.endsWith('/') ? '/' : '';
  const short = `s3://${bucket}/…/${folders.at(-1) ?? ''}${end}`;
  // Where even that is too long, the beginning tells more than two gaps.
  return short.length <= room ? short : abridge(address, room);
}
