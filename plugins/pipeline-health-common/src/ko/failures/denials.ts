/** Why AWS denied something. */
export const denials = {
  'lake-formation-location': {
    cause: 'Lake Formation에서 {{role}}에 {{path}} 위치 사용 권한이 없음',
    remedy:
      'Lake Formation에서 {{role}}에 {{path}}의 데이터 위치 권한(DATA_LOCATION_ACCESS)을 부여하세요. 등록되지 않은 위치라면 먼저 등록하고 다시 시작하세요.',
  },
  'lake-formation-grant': {
    cause: 'Lake Formation에서 {{resource}}에 대한 권한 없음: {{grant}}',
    remedy:
      'Lake Formation에서 {{resource}}에 대한 권한({{grant}})을 {{role}}에 부여하고 다시 시작하세요.',
  },
  'lake-formation': {
    cause: 'Lake Formation 권한 부족',
    remedy:
      'Lake Formation에서 {{role}}에 부여된 데이터베이스·테이블·위치 권한을 확인하고 빠진 권한을 부여하세요. IAM 권한만으로는 부족합니다. 그런 다음 다시 시작하세요.',
  },
  'denied-explicitly': {
    cause: '{{role}}의 {{action}} 호출이 명시적으로 거부됨',
    remedy:
      '{{policy}}에서 {{resource}}에 대한 {{action}} 호출을 거부(Deny)하는 구문을 찾아 {{role}}을 제외하세요. 명시적 거부는 모든 허용보다 우선합니다.',
  },
  'denied-by-endpoint': {
    cause: 'VPC 엔드포인트 정책이 {{action}} 호출을 허용하지 않음',
    remedy:
      '{{role}}이 사용하는 VPC 엔드포인트 정책에서 {{resource}}에 대한 {{action}} 호출을 허용하세요.',
  },
  'denied-pass-role': {
    cause: '{{resource}} 역할을 전달할 권한(PassRole) 없음',
    remedy:
      '작업을 시작하는 주체에 {{resource}}에 대한 iam:PassRole을 허용하고, 그 역할의 신뢰 정책에 해당 서비스를 추가하세요.',
  },
  'denied-action': {
    cause: '{{role}}에 {{action}} 권한 없음',
    remedy:
      '{{role}}의 정책에서 {{resource}}에 대한 {{action}} 호출을 허용하고 다시 시작하세요.',
  },
  'denied-queue': {
    cause: '이벤트 큐({{resource}})를 읽을 권한 없음',
    remedy:
      '{{role}}에 {{resource}}에 대한 sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ListDeadLetterSourceQueues, sqs:PurgeQueue, sqs:SetQueueAttributes를 허용하세요.',
  },
  'kms-key-unusable': {
    cause: 'KMS 키({{key}})를 사용할 수 없음: {{keyState}}',
    remedy:
      'KMS 키({{key}})를 다시 활성화하세요(kms:EnableKey). 삭제가 예약되어 있다면 먼저 취소하세요. 그때까지 이 키로 암호화된 데이터는 읽거나 쓸 수 없습니다.',
  },
  'kms-key-state': {
    cause: 'KMS 키를 사용할 수 없는 상태',
    remedy:
      'KMS 키의 상태를 확인해 활성화하거나 삭제 예약을 취소하세요. 그때까지 이 키로 암호화된 데이터는 읽거나 쓸 수 없습니다.',
  },
  'kms-denied': {
    cause: '{{role}}에 데이터 암호화 KMS 키 사용 권한 없음',
    remedy:
      '{{role}}의 정책과 KMS 키({{key}}) 정책 양쪽에서 kms:Decrypt를 허용하세요. 쓰는 곳에는 kms:GenerateDataKey도 필요합니다. 그런 다음 다시 시작하세요.',
  },
  'assume-role': {
    cause: '{{role}}을 위임받지 못함(AssumeRole)',
    remedy:
      '{{role}}의 신뢰 정책에 해당 서비스가 있는지, 역할이 아직 있는지 확인하세요.',
  },
  'credentials-expired': {
    cause: '자격 증명 만료',
    remedy:
      '역할의 자격 증명은 세션 동안만 유효합니다. 스크립트에서 키를 따로 쓰지 말고, 오래 걸리는 작업은 {{role}}로 자격 증명을 다시 받게 하세요.',
  },
  'credentials-invalid': {
    cause: '유효하지 않은 액세스 키',
    remedy:
      '스크립트와 연결 옵션에 직접 넣은 키를 빼고 {{role}}로 실행하게 하세요. 삭제되었거나 교체된 키로는 접근할 수 없습니다.',
  },
  'secret-missing': {
    cause: '비밀번호를 가져올 시크릿이 없음',
    remedy:
      '{{connection}}에 지정된 시크릿을 복원하거나(예약된 삭제는 취소할 수 있습니다) 이 리전에 있는 시크릿을 지정하세요.',
  },
  'denied-operation': {
    cause: '{{role}}에 {{operation}} 권한 없음',
    remedy:
      '{{role}}의 정책에서 {{operation}} 호출을 허용하고(데이터가 암호화되어 있다면 kms:Decrypt도) 다시 시작하세요.',
  },
  's3-denied': {
    cause: '{{role}}의 S3 접근이 거부됨',
    remedy:
      '{{role}}에 읽는 곳({{input}})의 s3:ListBucket과 s3:GetObject, 쓰는 곳({{output}})의 s3:PutObject를 허용하세요. 버킷 정책도 확인하고, 암호화된 버킷이라면 kms:Decrypt도 허용한 뒤 다시 시작하세요.',
  },
  denied: {
    cause: '{{role}}의 접근이 거부됨',
    remedy:
      '{{role}}에 읽고 쓰는 대상의 권한을 허용하세요(암호화되어 있다면 kms:Decrypt도). 거부된 작업은 CloudTrail에서 확인할 수 있습니다. 그런 다음 다시 시작하세요.',
  },
};
