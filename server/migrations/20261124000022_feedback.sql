-- What became of the enterprise's feedback on the samplers, as a list tells the bureau: 'declined', 'filled', 'against'. Read from the record,
-- rebuilt by `fengyang rebuild`; what was answered stands in the record alone.
alter table visit add column feedback text;
