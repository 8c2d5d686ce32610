/** Lets media queries see a screen of this width, in pixels. */
export function screenOfWidth(width: number): void {
  window.matchMedia = query => {
    const least = Number(/min-width:\s*(\d+)/.exec(query)?.[1] ?? 0);
    return {
      matches: width >= least,
      media: query,
      onchange: null,
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
      dispatchEvent: () => true,
    };
  };
}
