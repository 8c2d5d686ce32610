import { ResponseError } from '@backstage/errors';
import crossFetch from 'cross-fetch';
import { RequestOptions } from './PipelineHealthApi';

/** The parameters of a query; those that are undefined are left out. */
interface Query {
  [name: string]: string | number | string[] | undefined;
}

/** Where the API is found, and with what it is asked. */
export interface HttpApiOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** An answer that a later question may be told is still the same. */
interface Kept {
  tag: string;
  answer: unknown;
}

/** So many answers are kept. */
const KEPT_ANSWERS = 100;

/** Asks the HTTP API of Pipeline Health. What is unchanged is not sent again. */
export class HttpApi {
  private readonly kept = new Map<string, Kept>();
  private readonly discoveryApi: HttpApiOptions['discoveryApi'];
  private readonly fetchApi: { fetch: typeof fetch };

  constructor(options: HttpApiOptions) {
    this.discoveryApi = options.discoveryApi;
    this.fetchApi = options.fetchApi ?? { fetch: crossFetch };
  }

  /** Throws a {@link @backstage/errors#ResponseError} where the answer is an error. */
  async get<T>(
    path: string,
    query: Query,
    options: RequestOptions = {},
  ): Promise<T> {
    const { token, signal } = options;
    const address = `${path}${queryString(query)}`;
    const key = `${token ?? ''} ${address}`;
    const kept = this.kept.get(key);
    const response = await this.fetch(address, {
      headers: {
        ...(kept && { 'If-None-Match': kept.tag }),
        ...authorization(token),
      },
      signal,
    });
    if (kept && response.status === 304) {
      return kept.answer as T;
    }
    const answer = await answerOf<T>(response);
    this.keep(key, response.headers.get('etag'), answer);
    return answer;
  }

  /** Throws as `get` does. Two requests with one key do the same once. */
  async post<T>(
    path: string,
    body: object,
    options?: RequestOptions & { idempotencyKey?: string },
  ): Promise<T> {
    return this.ask('POST', path, body, options);
  }

  /** Throws as `get` does. */
  async delete<T>(
    path: string,
    query: Query,
    options?: RequestOptions,
  ): Promise<T> {
    return this.ask(
      'DELETE',
      `${path}${queryString(query)}`,
      undefined,
      options,
    );
  }

  private async ask<T>(
    method: string,
    path: string,
    body: object | undefined,
    options: RequestOptions & { idempotencyKey?: string } = {},
  ): Promise<T> {
    const { idempotencyKey, token, signal } = options;
    const response = await this.fetch(path, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(idempotencyKey !== undefined && {
          'Idempotency-Key': idempotencyKey,
        }),
        ...authorization(token),
      },
      signal,
    });
    return answerOf(response);
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.discoveryApi.getBaseUrl('pipeline-health');
    return this.fetchApi.fetch(`${baseUrl}${path}`, init);
  }

  /** The answers that were asked for last. */
  private keep(key: string, tag: string | null, answer: unknown): void {
    this.kept.delete(key);
    if (tag !== null) {
      this.kept.set(key, { tag, answer });
    }
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_ANSWERS) {
      this.kept.delete(oldest);
    }
  }
}

function authorization(token: string | undefined): HeadersInit {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return (await response.json()) as T;
}

function queryString(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        params.append(name, String(item));
      }
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}
