package io.adpay.planted;

/** Something of the suite that the sandbox must not know. */
public record PlantedStranger(String name) {}
