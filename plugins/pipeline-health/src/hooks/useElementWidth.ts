import { RefCallback, useCallback, useRef, useState } from 'react';

/** How wide an element is, in pixels; `guess` until that is known. */
export function useElementWidth(
  guess: number,
): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(guess);
  const observer = useRef<ResizeObserver>();
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element && typeof ResizeObserver !== 'undefined') {
      observer.current = new ResizeObserver(([{ contentRect }]) => {
        if (contentRect.width > 0) {
          setWidth(contentRect.width);
        }
      });
      observer.current.observe(element);
    }
  }, []);
  return [ref, width];
}
