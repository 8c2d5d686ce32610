import { useEffect } from 'react';

const ROWS = '[data-pipeline-link]';
const SEARCH = '[role="search"] input[type="search"]';

/**
 * Keys of the list: `j` and `k` lead to the next link of a pipeline and the one
 * before, `/` to the search, `?` asks for help. Not while somebody types.
 */
export function useListKeys(onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      switch (event.key) {
        case 'j':
          step(1);
          break;
        case 'k':
          step(-1);
          break;
        case '/':
          event.preventDefault();
          document.querySelector<HTMLElement>(SEARCH)?.focus();
          break;
        case '?':
          onHelp();
          break;
        default:
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onHelp]);
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !==
        null)
  );
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = links.findIndex(link => link === document.activeElement);
  const next = at < 0 ? 0 : at + by;
  links[next]?.focus();
}
