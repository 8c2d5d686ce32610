import { RequestHandler } from 'express';

/**
 * Lets pages of another origin read when they were answered: they judge how old
 * a number is by our clock, not by that of the machine they are shown on. The
 * tag of an answer is what they ask with whether it is still the same.
 */
export const tellTime: RequestHandler = (_request, response, next) => {
  response.append('Access-Control-Expose-Headers', 'Date, ETag');
  next();
};
