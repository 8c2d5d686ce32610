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

/** Asks the HTTP API of Pipeline Health. */
export class HttpApi {
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
    options?: RequestOptions,
  ): Promise<T> {
    return this.ask('GET', `${path}${queryString(query)}`, undefined, options);
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
    const baseUrl = await this.discoveryApi.getBaseUrl('pipeline-health');
    const { idempotencyKey, token, signal } = options;
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(idempotencyKey !== undefined && {
          'Idempotency-Key': idempotencyKey,
        }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }
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
