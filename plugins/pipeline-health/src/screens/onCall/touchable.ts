/** A target that a thumb hits. */
export const touchable = { minHeight: 44, px: 2, borderRadius: 1.5 };
