import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

const NONE: readonly string[] = [];

/** The entities in whose name the reader owns something: themselves and their groups; none until that is known. */
export function useOwnRefs(): readonly string[] {
  const identity = useApi(identityApiRef);
  const [refs, setRefs] = useState(NONE);
  useEffect(() => {
    let isThere = true;
    identity.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => isThere && setRefs(ownershipEntityRefs),
      // Who is unknown owns nothing; all is shown.
      () => isThere && setRefs(NONE),
    );
    return () => {
      isThere = false;
    };
  }, [identity]);
  return refs;
}
