/** A target that a thumb hits. */
export const touchable = {
  minHeight: 44,
  px: { xs: 1.25, sm: 2 },
  borderRadius: 1.5,
};
