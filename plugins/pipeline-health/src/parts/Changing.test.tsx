import { render, screen } from '@testing-library/react';
import { Changing } from './Changing';

const shown = (value: number) => <Changing value={value}>{value}</Changing>;

describe('a number that changes', () => {
  it('is quiet while it is the first', () => {
    const { rerender } = render(shown(3));
    rerender(shown(3));
    expect(screen.getByText('3')).not.toHaveAttribute('data-changed');
  });

  it('is shown anew at each change, also back to what it was', () => {
    const { rerender } = render(shown(3));
    rerender(shown(4));
    const changed = screen.getByText('4');
    expect(changed).toHaveAttribute('data-changed');
    rerender(shown(4));
    expect(screen.getByText('4')).toBe(changed);
    rerender(shown(3));
    expect(screen.getByText('3')).not.toBe(changed);
    expect(screen.getByText('3')).toHaveAttribute('data-changed');
  });
});
