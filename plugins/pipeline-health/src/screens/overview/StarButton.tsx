import StarIcon from '@mui/icons-material/Star';
import StarOutlineIcon from '@mui/icons-material/StarOutline';
import { useTranslate } from '../../translation/useTranslate';

/** Stars a pipeline as the catalog does, or takes that back. */
export function StarButton(props: {
  title: string;
  starred: boolean;
  onToggle(): void;
}) {
  const t = useTranslate();
  const { title, starred, onToggle } = props;
  const Icon = starred ? StarIcon : StarOutlineIcon;
  return (
    <button
      type="button"
      className="star"
      aria-pressed={starred}
      aria-label={t('list.star', { title })}
      onClick={onToggle}
    >
      <Icon style={{ fontSize: 20 }} />
    </button>
  );
}
