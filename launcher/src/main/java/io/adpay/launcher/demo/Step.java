package io.adpay.launcher.demo;

/** One thing that happens in the story. */
interface Step {
  /** What happens, in a few words. */
  String title();

  /**
   * Makes it happen, and makes sure that it did.
   *
   * @throws StoryFailure when it did not
   * @throws io.adpay.launcher.client.UnexpectedAnswerException when somebody answers what they
   *     should not
   */
  void play(Stage stage);
}
