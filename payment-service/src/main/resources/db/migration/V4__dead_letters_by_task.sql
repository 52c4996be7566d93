-- Whether an operator has been told of a task is asked for the task.
CREATE INDEX dead_letter_task ON dead_letter (queue, task);
