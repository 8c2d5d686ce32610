/** A request as it came over the wire. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** An answer as it goes over the wire. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** Only half of the body comes: as if it were the whole, or before the connection is closed. */
  cut?: 'unnoticed' | 'closed';
}

/** The account and region whose resources a call is about. */
export interface Scope {
  account: string;
  region: string;
}

/** What a service knows of a call besides its input. */
export interface Call extends Scope {
  requestId: string;
  accessKeyId: string;
  /** The address the caller used, such as `http://127.0.0.1:4599`. */
  origin: string;
  /** Virtual time in epoch milliseconds. */
  now: number;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}
