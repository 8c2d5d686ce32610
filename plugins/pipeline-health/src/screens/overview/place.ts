import { useEffect, useRef } from 'react';
import { NavigationType, useNavigationType } from 'react-router-dom';

let opened: string | undefined;

/** The id of the row of a pipeline in the page. */
export const rowId = (entityRef: string) => `pipeline-health-${entityRef}`;

/** Keeps which pipeline is opened, for who comes back. */
export function rememberRow(entityRef: string): void {
  opened = entityRef;
}

/** Who comes back finds the row that was opened where it was left, as soon as it is there. */
export function useComeBack(): void {
  const navigation = useNavigationType();
  const wanted = useRef(navigation === NavigationType.Pop ? opened : undefined);
  useEffect(() => {
    const row =
      wanted.current && document.getElementById(rowId(wanted.current));
    if (row) {
      wanted.current = undefined;
      row.querySelector('a')?.focus();
    }
  });
}
