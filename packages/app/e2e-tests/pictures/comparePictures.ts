import sharp from 'sharp';

/** The side of the squares whose colours are compared: words are a grey in it, panels are not. */
const SQUARE = 8;
/** How much a colour may differ, of 255: letters are drawn otherwise by each version of a browser. */
const TOLERANCE = 24;

/** How two pictures differ. */
export interface Difference {
  /** The share of the squares that are not the same, from 0 to 1. */
  share: number;
  /** White where they differ; a PNG. */
  map: Buffer;
}

/** The colours of the squares, red, green and blue. */
function squaresOf(picture: Buffer, width: number, height: number) {
  return sharp(picture)
    .removeAlpha()
    .resize(width, height, {
      fit: 'fill',
      kernel: 'linear',
      // Else pictures of two formats are made small in two ways.
      fastShrinkOnLoad: false,
    })
    .raw()
    .toBuffer();
}

/** Compares a picture of a screen with the one it should look like, which may be kept smaller. */
export async function comparePictures(
  actual: Buffer,
  expected: Buffer,
): Promise<Difference> {
  const size = await sharp(actual).metadata();
  const width = Math.ceil(size.width / SQUARE);
  const height = Math.ceil(size.height / SQUARE);
  const [seen, wanted] = await Promise.all([
    squaresOf(actual, width, height),
    squaresOf(expected, width, height),
  ]);

  const differs = Buffer.from(
    Array.from({ length: width * height }, (_, square) =>
      [0, 1, 2].some(
        colour =>
          Math.abs(seen[square * 3 + colour] - wanted[square * 3 + colour]) >
          TOLERANCE,
      )
        ? 255
        : 0,
    ),
  );
  const map = await sharp(differs, { raw: { width, height, channels: 1 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'nearest' })
    .png()
    .toBuffer();
  const share = differs.filter(Boolean).length / differs.length;
  return { share, map };
}
