/** What owners are told outside of the portal. */
export const notification = {
  critical: {
    title: '{{name}}: 심각',
    title_several: '{{name}} 외 {{more}}개: 심각',
  },
  merged: {
    title: '{{name}}: 다른 인시던트의 영향으로 확인됨',
    title_several: '{{name}} 외 {{more}}개: 다른 인시던트의 영향으로 확인됨',
  },
  resolved: {
    title: '{{name}}: 인시던트 해결됨',
    title_several: '{{name}} 외 {{more}}개: 인시던트 해결됨',
  },
  unwatched: {
    title: '{{name}}: 더 이상 감시하지 않음',
    title_several: '{{name}} 외 {{more}}개: 더 이상 감시하지 않음',
  },
  began: '시작 시각: {{at}}',
  unseen: '카탈로그에서 엔터티가 사라져 해결 여부를 확인하지 못했습니다.',
  posture: {
    title: '파이프라인 구성 점검: 100점 중 {{score}}점',
    title_again:
      '파이프라인 구성 점검: 100점 중 {{score}}점(이전 {{before}}점)',
    appeared: '새 권고 {{number}}건',
    followed: '조치 완료 {{number}}건',
    open: '먼저 조치할 권고 {{number}}건',
  },
};
