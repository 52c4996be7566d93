package io.adpay.launcher.suite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One process of the suite: a part, and which of its nodes. They are ordered as people list them,
 * by part and then by number.
 *
 * @param part what it does
 * @param number which of its part's nodes, from 1
 */
public record Node(Part part, int number) implements Comparable<Node> {
  /** How many nodes a part may have at most. */
  public static final int MOST = 4;

  private static final Comparator<Node> ORDER =
      Comparator.comparing(Node::part).thenComparingInt(Node::number);

  /** Refuses a node that can't be. */
  public Node {
    if (number < 1 || number > most(part)) {
      throw new IllegalArgumentException(part.label() + " has no node " + number);
    }
  }

  /** The node that every part has. */
  public static Node first(Part part) {
    return new Node(part, 1);
  }

  /**
   * The nodes of a suite.
   *
   * @param each how many of every part that may have more than one
   */
  public static List<Node> all(int each) {
    return Arrays.stream(Part.values()).flatMap(part -> of(part, each).stream()).toList();
  }

  /** The nodes of one part, where parts have that many if they may. */
  public static List<Node> of(Part part, int each) {
    return IntStream.rangeClosed(1, Math.min(each, most(part)))
        .mapToObj(number -> new Node(part, number))
        .toList();
  }

  /** Finds a node by its label. */
  public static Optional<Node> labelled(String label) {
    return all(MOST).stream().filter(node -> node.label().equals(label)).findFirst();
  }

  /** The name that people and files know it by: the part's, with the number from 2 on. */
  public String label() {
    return number == 1 ? part.label() : part.label() + "-" + number;
  }

  @Override
  public int compareTo(Node other) {
    return ORDER.compare(this, other);
  }

  private static int most(Part part) {
    return part.mayHaveSeveralNodes() ? MOST : 1;
  }
}
