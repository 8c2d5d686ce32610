/** What the signature of a request says about its sender. */
export interface Credential {
  accessKeyId: string;
  region: string;
  /** The signing name of the service. */
  service: string;
}

/** Reads the credential scope of a SigV4 `Authorization` header. */
export function readCredential(
  authorization: string | undefined,
): Credential | undefined {
  const match =
    /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(
      authorization ?? '',
    );
  return match
    ? { accessKeyId: match[1], region: match[2], service: match[3] }
    : undefined;
}

/** The account of callers whose access key names none. */
export const defaultAccount = '123456789012';

/**
 * The account an access key belongs to. Keys whose digits after the prefix are
 * an account id belong to that account; every other key to the default one.
 */
export function accountOfAccessKey(accessKeyId: string): string {
  return /^A[KS]IA(\d{12})/.exec(accessKeyId)?.[1] ?? defaultAccount;
}
