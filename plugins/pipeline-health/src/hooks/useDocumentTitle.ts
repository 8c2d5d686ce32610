import { useEffect, useRef } from 'react';

/**
 * Names the tab of the browser while a page is shown. Others count in front of
 * the name, and at times put back the one that was before; it stays at the end.
 */
export function useDocumentTitle(title: string): void {
  const before = useRef(document.title);
  useEffect(() => {
    const name = () => {
      if (!document.title.endsWith(title)) {
        document.title = title;
      }
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(document.head, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return () => observer.disconnect();
  }, [title]);
  useEffect(() => {
    const { current } = before;
    return () => {
      document.title = current;
    };
  }, []);
}
