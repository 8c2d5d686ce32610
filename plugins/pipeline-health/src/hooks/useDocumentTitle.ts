import { useEffect, useRef } from 'react';

/** Names the tab of the browser while a page is shown. */
export function useDocumentTitle(title: string): void {
  const before = useRef(document.title);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const { current } = before;
    return () => {
      document.title = current;
    };
  }, []);
}
