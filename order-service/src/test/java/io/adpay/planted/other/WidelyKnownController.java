package io.adpay.planted.other;

import io.adpay.planted.one.SettledThing;
import javax.sql.DataSource;
import org.apache.shardingsphere.sharding.api.sharding.complex.ComplexKeysShardingValue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the rules on visibility, injection, cycles and ShardingSphere. */
@RestController
public class WidelyKnownController {

  @Autowired private DataSource database;

  /** Depends on a package that depends on this one. */
  public String about(SettledThing thing, ComplexKeysShardingValue<?> value) {
    return thing.toString() + value + database;
  }
}
