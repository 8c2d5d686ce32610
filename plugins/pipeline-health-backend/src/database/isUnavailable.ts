import { isError } from '@backstage/errors';

/** Codes of Node.js, PostgreSQL (classes 08, 53 and 57) and SQLite for a database that is not there to ask now. */
const CODES =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|(08|53|57)\w{3}|SQLITE_(BUSY|IOERR|FULL|CANTOPEN)\w*)$/;

/** What the driver and the pool say without a code. */
const MESSAGES =
  /^(Connection terminated|Unable to acquire a connection|Client has encountered a connection error)|timeout exceeded when trying to connect$/;

/** Whether an error says that the database cannot be asked now, not that it was asked wrongly. */
export function isUnavailable(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'KnexTimeoutError' ||
      (typeof error.code === 'string' && CODES.test(error.code)) ||
      MESSAGES.test(error.message))
  );
}
