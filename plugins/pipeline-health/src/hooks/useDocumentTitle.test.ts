import { renderHook, waitFor } from '@testing-library/react';
import { useDocumentTitle } from './useDocumentTitle';

describe('useDocumentTitle', () => {
  beforeEach(() => {
    document.title = 'Home';
  });

  it('names the tab, anew when the name changes, until the page is left', () => {
    const { rerender, unmount } = renderHook(useDocumentTitle, {
      initialProps: 'orders',
    });
    expect(document.title).toBe('orders');
    rerender('✖ Orders');
    expect(document.title).toBe('✖ Orders');
    unmount();
    expect(document.title).toBe('Home');
  });

  it('lets others count in front, and does not let them put another name back', async () => {
    renderHook(useDocumentTitle, { initialProps: '✖ Orders' });
    document.title = '(2) ✖ Orders';
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(document.title).toBe('(2) ✖ Orders');
    document.title = '(3) orders';
    await waitFor(() => expect(document.title).toBe('✖ Orders'));
  });
});
