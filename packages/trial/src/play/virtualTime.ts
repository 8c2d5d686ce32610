const RealDate = Date;

/**
 * Makes all code of this process take a virtual time for now; timers stay
 * real. The answer undoes it.
 */
export function useVirtualTime(now: () => number): () => void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    get: (target, key, receiver) =>
      key === 'now' ? now : Reflect.get(target, key, receiver),
  });
  return () => {
    globalThis.Date = RealDate;
  };
}
