package io.adpay.engines;

/**
 * An empty schema that belongs to one test class. The owner may do everything in it and grant it;
 * the user may do nothing until the owner's migrations say so.
 *
 * @param url its JDBC address
 * @param user whom the application connects as
 * @param password the user's
 * @param ownerUser whom the migrations connect as
 * @param ownerPassword the owner's
 * @param schema its name, which starts with {@code adpay_}
 */
public record TestDatabase(
    String url,
    String user,
    String password,
    String ownerUser,
    String ownerPassword,
    String schema) {}
