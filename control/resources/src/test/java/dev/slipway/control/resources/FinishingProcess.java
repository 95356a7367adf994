// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.access.Access;
import dev.slipway.control.store.NextRelease;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that finishes an upgrade while writers change some gadgets without end. It says when it
 * begins, each acknowledged change, and when it has finished.
 */
final class FinishingProcess {
  static final int WRITERS = 4;
  static final KindRegistry KINDS =
      new KindRegistry(List.of(new ProjectKind(), new GadgetKind(3, NextRelease.FORM)));

  private static final Random RANDOM = new SecureRandom();

  private FinishingProcess() {}

  /** Takes the database as {@link NextRelease#open} does. */
  public static void main(String[] args) {
    try (Store store = NextRelease.open(List.of(args));
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Store today = KINDS.reading(store);
      for (int i = 0; i < WRITERS; i++) {
        Ref gadget = writers(i);
        writers.execute(() -> changeForEver(today, gadget));
      }
      System.out.println("begin.");
      finishOrDie(store);
      System.out.println("finished.");
    }
  }

  /** The writers would keep the process alive. */
  private static void finishOrDie(Store store) {
    try {
      finish(store);
    } catch (RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  static Ref writers(int number) {
    return Ref.ofInstance(GadgetKind.GADGET, new Name("written-" + number));
  }

  static Uid uid() {
    return Uid.next(InstantSource.system().instant(), RANDOM);
  }

  static void finish(Store store) {
    Upgrade upgrade = new Upgrade(store, new Access(store), KINDS, InstantSource.system(), RANDOM);
    Upgrade.Progress progress = upgrade.finish(Caller.SYSTEM, false);
    while (!progress.status().finished()) {
      progress = upgrade.finish(Caller.SYSTEM, false);
    }
  }

  static long size(Resource<Json> gadget) {
    return Documents.readStored(GadgetKind.Gadget.class, gadget.spec()).size();
  }

  private static void changeForEver(Store today, Ref ref) {
    while (true) {
      Resource<Json> before = today.resources().find(ref).orElseThrow();
      long size = size(before) + 1;
      Json spec = Documents.write(new GadgetKind.Gadget(size, "grey"));
      Resource<Json> after = before.next(ref, 3, before.labels(), spec, before.updated());
      today.commit(Batch.of(uid(), Caller.SYSTEM, new Write.PutResource(after)));
      System.out.println(ref.name() + " " + size + ".");
    }
  }
}
