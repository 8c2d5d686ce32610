/** What AWS itself lacks or limits. */
export const service = {
  'concurrent-runs': {
    cause: '이전 실행이 아직 진행 중',
    remedy:
      '이전 실행이 오래 걸린 이유를 확인하세요. 최대 동시 실행 수는 실행이 겹쳐도 될 때만 늘리고(북마크를 쓰면 안 됩니다), 아니면 시작 간격을 늘리세요.',
  },
  'capacity-quota': {
    cause: '계정의 용량 할당량 소진',
    remedy:
      '실행 중인 작업이 적을 때 시작하거나 Service Quotas에서 용량 할당량을 늘리세요. 작업 실행 대기열을 켜 두면 대기 중인 실행이 자동으로 시작됩니다.',
  },
  'resource-unavailable': {
    cause: '당시 AWS에 남은 용량이 없었음',
    remedy:
      '잠시 뒤 다시 시작하세요. 기다릴 수 없는 작업은 FLEX 대신 STANDARD 실행 클래스를 쓰고, 계속되면 다른 워커 타입을 쓰세요.',
  },
  's3-slow-down': {
    cause: 'S3 요청 스로틀링 발생',
    remedy:
      '더 크고 적은 수의 파일로 쓰고, 여러 접두사로 나누고, 동시에 읽는 워커를 줄이세요. S3는 몇 분 안에 자동으로 확장되므로 다음 실행은 성공할 수 있습니다.',
  },
  'throughput-exceeded': {
    cause: '소스의 읽기·쓰기 처리량 한도 초과',
    remedy:
      '읽기·쓰기 속도를 낮추거나 메시지에 나온 테이블·스트림의 용량을 늘리세요. 한 키에 몰린다면 먼저 키를 분산하세요.',
  },
  throttled: {
    cause: 'AWS API 호출 스로틀링 발생',
    remedy:
      '같은 시각에 시작하는 작업을 줄이고 스크립트의 호출을 백오프로 재시도하게 하세요. 계속되면 할당량을 늘리세요.',
  },
  'internal-error': {
    cause: '서비스 내부 오류',
    remedy:
      '다시 시작하세요. 또 실패하면 AWS에 지원 사례를 열고 실행 ID({{run}})를 알려 주세요.',
  },
};
