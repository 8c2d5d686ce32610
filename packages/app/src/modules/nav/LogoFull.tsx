import { makeStyles } from '@material-ui/core/styles';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    whiteSpace: 'nowrap',
  },
  name: {
    fontFamily: theme.typography.fontFamily,
    fontSize: theme.typography.pxToRem(17),
    fontWeight: 600,
    color: theme.palette.navigation.selectedColor,
  },
}));

/** The pulse with the portal's name. */
export const LogoFull = () => {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <LogoIcon />
      <span className={classes.name}>Pipeline Health</span>
    </span>
  );
};
