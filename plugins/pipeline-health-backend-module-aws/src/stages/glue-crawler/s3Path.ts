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
