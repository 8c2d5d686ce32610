/** A failure whose message tells the user all there is to know: it is printed without a stack trace. */
export class UserError extends Error {}
