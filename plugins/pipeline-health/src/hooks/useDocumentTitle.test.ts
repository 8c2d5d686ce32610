import { renderHook } from '@testing-library/react';
import { useDocumentTitle } from './useDocumentTitle';

describe('useDocumentTitle', () => {
  it('names the tab while the page is shown, and gives the name back', () => {
    document.title = 'Portal';
    const { rerender, unmount } = renderHook(useDocumentTitle, {
      initialProps: '✓ Payments',
    });
    rerender('✖ Payments');
    expect(document.title).toBe('✖ Payments');
    unmount();
    expect(document.title).toBe('Portal');
  });
});
