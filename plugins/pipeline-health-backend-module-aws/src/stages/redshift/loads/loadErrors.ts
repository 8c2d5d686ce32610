/** What Redshift's load error codes mean; its own messages quote values and are not read. */
const MEANINGS: { [code: number]: string } = {
  1201: 'a field delimiter was not found',
  1202: 'there were more fields than the table has columns',
  1203: 'there were fewer fields than the table has columns',
  1204: 'a value was too long or out of range for its column',
  1205: 'a date was not in the expected format',
  1206: 'a timestamp was not in the expected format',
  1207: 'a number held something that is no digit',
  1208: 'a floating-point number was not in the expected format',
  1209: 'a decimal number was not in the expected format',
  1210: 'a boolean was not in the expected format',
  1211: 'a line was empty',
  1212: 'a file to load was not found',
  1213: 'a column that must not be null had no value',
  1214: 'a delimiter was not found',
  1216: 'a line could not be read',
  1220: 'a text was not valid UTF-8',
};

/** What an error code of a load says, in words. */
export function meaningOf(code: number | undefined): string {
  return (
    (code !== undefined && MEANINGS[code]) ||
    `the load failed with code ${code ?? 'unknown'}`
  );
}
