import { Request, Response } from 'express';

/** Answers an error of a status that no error of `@backstage/errors` stands for. */
export function refuse(
  request: Request,
  response: Response,
  statusCode: number,
  error: { name: string; message: string },
): void {
  response.status(statusCode).json({
    error,
    request: { method: request.method, url: request.url },
    response: { statusCode },
  });
}
