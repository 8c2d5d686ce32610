type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** Tells everything on the page that listens to a channel that the reader changed something. */
export function tellOwnChange(channel: string): void {
  listeners.get(channel)?.forEach(listener => listener());
}

/** Hears what the reader changes, before any signal of the backend. Returns how to stop. */
export function hearOwnChanges(
  channel: string,
  listener: Listener,
): () => void {
  const heard = listeners.get(channel) ?? new Set();
  listeners.set(channel, heard.add(listener));
  return () => {
    heard.delete(listener);
  };
}
