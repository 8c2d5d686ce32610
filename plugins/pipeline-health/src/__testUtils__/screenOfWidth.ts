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

/** Gives boxes that scroll and lines a height, as a browser would: what draws only what is seen draws nothing in none. */
export function layOut(): void {
  const sizes = { clientWidth: 1_000, clientHeight: 600, offsetHeight: 37 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      value,
    });
  }
}
