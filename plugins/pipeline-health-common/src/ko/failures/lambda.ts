/** Why Lambda cannot read a source, and why functions fail. */
export const lambda = {
  'source-internal': {
    cause: 'Lambda 내부 문제로 이벤트 소스를 읽지 못함',
    remedy:
      '자동으로 재시도합니다. 계속되면 AWS에 지원 사례를 열고 이벤트 소스 매핑을 알려 주세요.',
  },
  'source-denied': {
    cause: '{{role}}에 이벤트 소스 읽기 권한 없음',
    remedy:
      '{{role}}에 {{resource}} 읽기 권한을 주세요. 큐는 sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, 스트림은 kinesis:GetRecords, kinesis:GetShardIterator, kinesis:DescribeStream, kinesis:ListShards가 필요합니다(암호화되어 있다면 kms:Decrypt도).',
  },
  'source-network': {
    cause: '소스의 서브넷에서 Lambda로 가는 경로가 없음',
    remedy:
      '소스의 서브넷에 NAT 게이트웨이나 Lambda·STS의 VPC 엔드포인트를 두세요(Secrets Manager로 로그인한다면 그것도). 그러면 Lambda가 자동으로 이어서 읽습니다.',
  },
  'source-missing': {
    cause: '이벤트 소스가 없음',
    remedy:
      '소스를 다시 만들거나 매핑이 대체 소스를 가리키게 하세요. 이전 읽기 위치는 함께 사라졌습니다.',
  },
  'function-call-failed': {
    cause: '마지막 배치에서 함수 실패',
    remedy:
      '{{log}}에서 최근 오류를 확인하세요. 이 배치는 성공하거나, 만료되거나, 실패 대상(destination)으로 갈 때까지 재시도됩니다.',
  },
  'function-timeout': {
    cause: '함수 제한 시간 초과',
    remedy:
      '{{log}}에서 무엇을 기다렸는지 확인하세요(제한 시간 없는 호출, 나가는 경로가 없는 네트워크, 너무 큰 배치). 제한 시간은 그다음에 늘리세요.',
  },
  'function-memory': {
    cause: '함수 메모리 부족',
    remedy:
      '함수 메모리를 늘리거나(CPU도 함께 늘어납니다) 배치 크기를 줄이세요.',
  },
  'function-import': {
    cause: '함수를 불러올 수 없음',
    remedy:
      '패키지에 모듈이 빠졌거나 다른 아키텍처·런타임용으로 빌드되었습니다. 이전 버전으로 되돌린 뒤 빌드를 고치세요.',
  },
  'function-handler': {
    cause: '패키지에 함수 핸들러가 없음',
    remedy: '설정에서 핸들러를 바로잡거나 이전 버전으로 되돌리세요.',
  },
  'function-payload': {
    cause: 'Lambda 페이로드 한도 초과',
    remedy:
      '배치 크기를 줄이거나 큰 데이터는 페이로드 대신 S3로 전달하세요(동기 호출은 6MB까지).',
  },
};
