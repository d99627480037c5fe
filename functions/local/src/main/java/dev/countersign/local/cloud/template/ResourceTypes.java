package dev.countersign.local.cloud.template;

/** The CloudFormation types that the local cloud runs; resources of others it ignores. */
final class ResourceTypes {
  static final String FUNCTION = "AWS::Serverless::Function";
  static final String HTTP_API = "AWS::Serverless::HttpApi";
  static final String STATE_MACHINE = "AWS::Serverless::StateMachine";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String BUCKET = "AWS::S3::Bucket";
  static final String KEY = "AWS::KMS::Key";
  static final String INGRESS_POINT = "AWS::SES::MailManagerIngressPoint";
  static final String TRAFFIC_POLICY = "AWS::SES::MailManagerTrafficPolicy";
  static final String RULE_SET = "AWS::SES::MailManagerRuleSet";
  static final String ROLE = "AWS::IAM::Role";

  private ResourceTypes() {}
}
