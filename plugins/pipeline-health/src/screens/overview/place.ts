import { useEffect, useRef, useState } from 'react';
import { NavigationType, useNavigationType } from 'react-router-dom';

/** Which pipeline was opened, of which list, and how far that was scrolled. */
let left: { entityRef: string; search: string; offset: number } | undefined;

/** The id of the row of a pipeline in the page. */
export const rowId = (entityRef: string) => `pipeline-health-${entityRef}`;

/** Keeps which pipeline is opened, for who comes back. */
export function rememberRow(entityRef: string): void {
  const list = document.querySelector('[data-list]');
  left = {
    entityRef,
    search: window.location.search,
    offset: list?.scrollTop ?? 0,
  };
}

/** How far the list was scrolled that somebody comes back to; 0 for who comes anew. */
export function useOffsetOfReturn(): number {
  const isBack = useNavigationType() === NavigationType.Pop;
  const [offset] = useState(
    isBack && left?.search === window.location.search ? left.offset : 0,
  );
  return offset;
}

/** Who comes back finds the row that was opened where it was left, as soon as it is there. */
export function useComeBack(): void {
  const isBack = useNavigationType() === NavigationType.Pop;
  const wanted = useRef(isBack ? left?.entityRef : undefined);
  useEffect(() => {
    const row =
      wanted.current && document.getElementById(rowId(wanted.current));
    if (row) {
      wanted.current = undefined;
      // A list that scrolls is where it was already.
      const preventScroll = row.closest('[data-list]') !== null;
      row.querySelector('a')?.focus({ preventScroll });
    }
  });
}
